-- Where a sign-in is used: by the API and the chat page, or in the panel
alter table sign_in
  add column place text not null default 'api' check (place in ('api', 'panel'));
create index sign_in_open on sign_in (used_at desc, id) where ended_at is null;

-- What the dashboard adds up stands in the index itself, so that months of answers are read without their texts
alter table message
  add column total_ms bigint generated always as (cast(timings ->> 'total_ms' as bigint)) stored,
  add column total_tokens bigint generated always as (cast(usage ->> 'total_tokens' as bigint)) stored,
  add column cost numeric generated always as (cast(usage ->> 'cost' as numeric)) stored;
create index message_figures on message (created_at)
  include (status, grounded, finish_reason, total_ms, total_tokens, cost) where role = 'assistant';
create index message_changed on message (updated_at) where role = 'assistant';
create index feedback_changed on feedback (updated_at);
create index feedback_created on feedback (created_at) include (rating);
create index notification_created on notification (created_at) include (type);
