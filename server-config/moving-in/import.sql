-- Takes people and conversations of another system in. Usage, in the folder with people.jsonl and conversations.jsonl:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f import.sql
-- Each line is a JSON object; docs/operate/moving-in.md describes them. A line that does not fit is told at the end and
-- keeps no other out. Running it again changes nothing that is there, so files may be mended and taken in once more.
\set QUIET on
set client_min_messages = warning;
create temporary table line (file text, number bigint generated always as identity, text text);
create temporary table report (file text, number bigint, problem text, identifier text);

-- A character that no line of JSON contains unescaped stands for "no quoting" and "no delimiter".
create temporary table lines (text text);
\copy lines from 'people.jsonl' with (format csv, quote e'\x01', delimiter e'\x02')
insert into line (file, text) select 'people.jsonl', text from lines;
truncate lines;
\copy lines from 'conversations.jsonl' with (format csv, quote e'\x01', delimiter e'\x02')
insert into line (file, text) select 'conversations.jsonl', text from lines;
update line set number = number - (select min(number) from line l where l.file = line.file) + 1;

-- The same id in the other system is the same id here: a UUID as it is, anything else by its hash.
create function pg_temp.id_of(kind text, id text) returns uuid language sql immutable as $$
  select case when id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then id::uuid else md5(kind || ':' || id)::uuid end
$$;

create function pg_temp.demand(condition boolean, problem text) returns void language plpgsql as $$
begin
  if condition is not true then
    raise exception '%', problem;
  end if;
end $$;

create function pg_temp.take_person(row jsonb) returns text language plpgsql as $$
declare
  mail text := lower(trim(row ->> 'email'));
  hash text := row ->> 'password_hash';
  usable boolean := coalesce(hash ~ '^(\$2[abxy]\$\d\d\$.{53}|\$argon2(id|i|d)\$.+)$', false);
begin
  perform pg_temp.demand(mail ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(mail) <= 254, 'email: not an address');
  insert into person (id, email, display_name, password_hash, is_active, is_verified, is_superuser, created_at, updated_at,
    verified_at, language)
  values (pg_temp.id_of('person', coalesce(row ->> 'id', mail)), mail,
    left(coalesce(nullif(trim(row ->> 'display_name'), ''), split_part(mail, '@', 1)), 100),
    case when usable then hash end, coalesce((row ->> 'is_active')::boolean, true),
    coalesce((row ->> 'is_verified')::boolean, false), coalesce((row ->> 'is_superuser')::boolean, false),
    coalesce((row ->> 'created_at')::timestamptz, now()), now(),
    case when (row ->> 'is_verified')::boolean then coalesce((row ->> 'created_at')::timestamptz, now()) end,
    coalesce(row ->> 'language', 'de'))
  on conflict (email) do nothing;
  return case when not usable then 'password_hash: of no kind that is known; the person sets a new one by "Forgot password?"' end;
end $$;

create function pg_temp.take_conversation(row jsonb) returns text language plpgsql as $$
declare
  owner uuid;
  session uuid := pg_temp.id_of('session', row ->> 'id');
  said jsonb;
  place int := 0;
  asked uuid;
  message_id uuid;
  speaker text;
begin
  perform pg_temp.demand(row ->> 'id' is not null, 'id: is missing');
  perform pg_temp.demand(jsonb_typeof(row -> 'messages') = 'array', 'messages: not a list');
  select id into owner from person where email = lower(trim(row ->> 'email'));
  perform pg_temp.demand(owner is not null, 'email: nobody here has the address ' || coalesce(row ->> 'email', 'null'));
  if exists (select from chat_session where id = session) then
    return null;
  end if;
  insert into chat_session (id, person_id, title, created_at, updated_at, last_message_at, message_count)
  values (session, owner, left(coalesce(nullif(trim(row ->> 'title'), ''), row #>> '{messages,0,content}', '–'), 200),
    coalesce((row ->> 'created_at')::timestamptz, now()), now(),
    coalesce((row #>> '{messages,-1,created_at}')::timestamptz, (row ->> 'created_at')::timestamptz, now()),
    jsonb_array_length(row -> 'messages'));
  for said in select * from jsonb_array_elements(row -> 'messages') loop
    place := place + 1;
    speaker := case said ->> 'role' when 'user' then 'user' when 'human' then 'user' when 'assistant' then 'assistant'
      when 'ai' then 'assistant' when 'bot' then 'assistant' when 'operator' then 'human' end;
    perform pg_temp.demand(speaker is not null, format('messages[%s].role: must be user, assistant or operator', place - 1));
    perform pg_temp.demand(said ->> 'content' is not null, format('messages[%s].content: is missing', place - 1));
    message_id := pg_temp.id_of('message', coalesce(said ->> 'id', (row ->> 'id') || '/' || place));
    insert into message (id, session_id, role, content, status, created_at, updated_at, answers_id, finish_reason, grounded)
    values (message_id, session, speaker, said ->> 'content', 'complete',
      coalesce((said ->> 'created_at')::timestamptz, now()), coalesce((said ->> 'created_at')::timestamptz, now()),
      case when speaker = 'assistant' then asked end, case when speaker = 'assistant' then 'answered' end,
      case when speaker = 'assistant' then false end);
    if speaker = 'user' then
      asked := message_id;
    end if;
  end loop;
  return null;
end $$;

do $$
declare
  each record;
  told text;
  json jsonb;
begin
  for each in select * from line where text !~ '^[[:space:]]*$' order by file desc, number loop
    json := null;
    begin
      json := each.text::jsonb;
      told := case each.file when 'people.jsonl' then pg_temp.take_person(json) else pg_temp.take_conversation(json) end;
      if told is not null then
        insert into report values (each.file, each.number, told, coalesce(json ->> 'email', json ->> 'id'));
      end if;
    exception when others then
      insert into report values (each.file, each.number, 'left out: ' || sqlerrm, coalesce(json ->> 'email', json ->> 'id'));
    end;
  end loop;
end $$;

\set QUIET off
\echo 'Lines that were left out, or taken in with a remark:'
select file, number as line, identifier, problem from report order by file desc, number;
select (select count(*) from person) as people, (select count(*) from chat_session) as conversations,
  (select count(*) from message) as messages;
