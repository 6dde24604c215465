-- What an organisation has after some years, for the lists of the panel: 100,000 conversations of 5,000 people, 50,000 entries
-- of the FAQ, and the rest accordingly. Only written into a database without people of these addresses.
insert into person (id, email, display_name, is_verified, created_at, updated_at, language)
select gen_random_uuid(), 'person' || i || '@works.example', (array['Anna', 'Jonas', 'Mara', 'Piet', 'Sofia', 'Tom'])[1 + i % 6]
  || ' ' || (array['Brandt', 'Nissen', 'Voss', 'Hansen', 'Krohn'])[1 + i % 5], i % 9 <> 0, now() - make_interval(hours => i),
  now(), 'de' from generate_series(1, 5000) i;
create temp table someone as select (array_agg(id)) as ids from person where email like 'person%@works.example';
create temp table word as select array['Wechselrichter', 'Pumpe', 'Filter', 'Display', 'Garantie', 'Wartung', 'Ersatzteil',
  'Fehlermeldung', 'Druck', 'Temperatur', 'Ventil', 'Anschluss', 'Kabel', 'Steuerung', 'Software', 'Update', 'Sensor', 'Motor',
  'Lager', 'Dichtung', 'Schraube', 'Gehäuse', 'Akku', 'Ladegerät', 'Schalter', 'Sicherung', 'Leitung', 'Tank', 'Schlauch',
  'Regler'] as all_words;

create temp table talk as
select gen_random_uuid() as id, gen_random_uuid() as asked, gen_random_uuid() as answered, i,
  ids[1 + i % 5000] as person, now() - (power(random(), 2) * 365 * 86400)::int * interval '1 second' as at,
  all_words[1 + i % 30] || ' ' || all_words[1 + (i / 30) % 30] || ': was bedeutet F-' || 100 + i % 400 || '?' as question
from generate_series(1, 100000) i, someone, word;
insert into chat_session (id, person_id, title, created_at, updated_at, last_message_at, message_count)
select id, person, question, at, at, at, 2 from talk;
insert into message (id, session_id, role, content, status, created_at, updated_at)
select asked, id, 'user', question, 'complete', at, at from talk;
insert into message (id, session_id, role, content, status, created_at, updated_at, answers_id, grounded, finish_reason,
  usage, timings, tools)
select answered, id, 'assistant', repeat('Die Antwort zu ' || question || ' steht auf Seite ' || i % 90 || '. ', 8),
  case when i % 53 = 0 then 'failed' else 'complete' end, at, at, asked, i % 7 <> 0, 'answered',
  jsonb_build_object('total_tokens', 1500 + i % 900, 'cost', 0.002 + i % 40 * 0.0001),
  jsonb_build_object('total_ms', 900 + i % 2500),
  case when i % 3 = 0 then array['search_knowledge'] when i % 3 = 1 then array['search_knowledge', 'search_faq'] else '{}' end
from talk;
insert into feedback (message_id, rating, created_at, updated_at)
select answered, case when i % 7 = 0 then 'down' else 'up' end, at, at from talk where i % 6 = 0;
insert into notification (id, type, cause_key, chat_session_id, person_id, data, state, created_at)
select gen_random_uuid(), case when i % 40 = 0 then 'handoff' else 'ungrounded_answer' end, 'bench:' || id, id, person,
  jsonb_build_object('message', question, 'first_name', 'Anna', 'timestamp', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS')),
  case when i % 3 = 0 then 'open' else 'resolved' end, at from talk where i % 7 = 0 or i % 40 = 0 order by at;

create temp table gap as select gen_random_uuid() as id, n from generate_series(0, 2999) n;
insert into knowledge_gap (id, measure, words, state, created_at, changed_at)
select id, 'words', array['wort' || n], (array['open', 'open', 'answered', 'dismissed'])[1 + n % 4], now(), now() from gap;
insert into gap_question (answer_id, gap_id, session_id, person_id, question, asked_at)
select answered, gap.id, talk.id, person, question, at from talk join gap on gap.n = talk.i % 3000 where talk.i % 7 = 0;

insert into faq (question, answer, is_active, language, created_at, updated_at, version, words)
select q, a, i % 11 <> 0, 'de', now() - make_interval(mins => i), now() - make_interval(mins => i / 2), 1, lower(q || ' ' || a)
from (select i, all_words[1 + i % 30] || ' ' || all_words[1 + (i / 30) % 30] || ' ' || i || ': was ist zu tun?' as q,
  repeat('Den ' || all_words[1 + (i / 7) % 30] || ' prüfen und die ' || all_words[1 + (i / 11) % 30] || ' ersetzen. ', 6) as a
  from generate_series(1, 50000) i, word) written;
insert into emergency_contact (name, phone_number, priority, is_active, section, section_id, created_at, updated_at, version, words)
select all_words[1 + i % 30] || '-Notdienst ' || i, '+49 40 ' || 100000 + i, i % 10, i % 13 <> 0, 'Bereich ' || i % 20, i % 20,
  now(), now(), 1, lower(all_words[1 + i % 30] || ' notdienst ' || i) from generate_series(1, 5000) i, word;
insert into event (name, description, address, date_start, is_active, featured, created_at, updated_at, version, words)
select all_words[1 + i % 30] || '-Schulung ' || i, 'Ein Tag in der Werkstatt.', 'Hafen ' || i % 90,
  now()::timestamp - make_interval(hours => i), i % 13 <> 0, i % 50 = 0, now(), now(), 1,
  lower(all_words[1 + i % 30] || ' schulung ' || i) from generate_series(1, 20000) i, word;

-- Documents that people handed in, and those that the entries of the FAQ are searched as
create temp table paper as select gen_random_uuid() as id, i, i > 5000 as is_faq from generate_series(1, 55000) i;
insert into document (id, filename, title, language, product, content_type, format, content_hash, object_key, size_bytes, pages,
  chunks, status, created_at, updated_at, edition, kind, entry_group, link)
select id, case when is_faq then 'faq-' || i || '.txt' else 'anleitung-' || i || '.pdf' end,
  all_words[1 + i % 30] || ' ' || all_words[1 + (i / 30) % 30] || ', Anleitung ' || i, 'de', 'Reihe ' || i % 40,
  case when is_faq then 'text/plain' else 'application/pdf' end, case when is_faq then 'TEXT' else 'PDF' end,
  'bench-' || i, 'bench/' || i, 100000 + i, case when is_faq then 1 else 40 end, case when is_faq then 1 else 20 end,
  (array['indexed', 'indexed', 'indexed', 'failed'])[1 + (i % 40 / 39) * 3], now() - make_interval(mins => i), now(), 1,
  case when is_faq then 'faq' else 'document' end, case when is_faq then 'bench-faq-' || i end,
  case when is_faq then '/bench/faq/' || i end from paper, word;
insert into document_edition (document_id, number, state, filename, format, content_type, content_hash, object_key, size_bytes,
  pages, chunks, divided, created_at)
select id, 1, 'live', filename, format, content_type, content_hash, object_key, size_bytes, pages, chunks, true, created_at
from document where object_key like 'bench/%';
insert into chunk (id, document_id, edition, ordinal, text, context, language, page_from, page_to, page_label, start_offset,
  end_offset)
select gen_random_uuid(), id, 1, n, 'Den Filter alle ' || n || ' Wochen spülen.', '', 'de', n, n, n::text, n * 100, n * 100 + 99
from paper, generate_series(1, 20) n where n = 1 or not is_faq;
insert into embed_job (id, created_at) select id, now() - make_interval(mins => i) from paper where not is_faq;
insert into embed_task (id, job_id, document_id, filename, state, step, not_before, updated_at, pages, chunks, chunks_done)
select gen_random_uuid(), id, id, 'anleitung-' || i || '.pdf', 'succeeded', 'done', now(), now() - make_interval(mins => i), 40,
  20, 20 from paper where not is_faq;
insert into evaluation_question (id, question, language, category, document, page, answer, created_by)
select 'bench-' || i, 'Was tut man mit ' || i || '?', 'de', 'Bereich ' || i % 9, 'anleitung-' || i || '.pdf', 1, 'spülen',
  'admin@lotse.example' from generate_series(1, 900) i;

insert into sign_in (id, person_id, created_at, used_at, expires_at, place, device)
select gen_random_uuid(), ids[1 + i % 5000], now() - make_interval(mins => i), now() - make_interval(mins => i / 2),
  now() + interval '30 days', 'api', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0' from generate_series(1, 20000) i, someone;
insert into api_key (id, name, prefix, key_hash, scopes, created_at)
select gen_random_uuid(), 'Bot ' || i, 'lts_' || i, sha256(i::text::bytea), array['search'], now() - make_interval(hours => i)
from generate_series(1, 500) i;
insert into audit_entry (id, at, who, what, target, outcome, address)
select gen_random_uuid(), now() - make_interval(secs => i * 100), 'person:' || ids[1 + i % 5000],
  (array['sign-in', 'PUT /api/faq/{id}', 'conversation-read'])[1 + i % 3], i::text, case when i % 9 = 0 then 'forbidden' else 'ok' end,
  '192.0.2.' || i % 250 from generate_series(1, 200000) i, someone;
analyze;
