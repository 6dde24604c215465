-- What the lists of the panel ask beside very many conversations: which tools answers were made with of late, and which
-- conversations have answers that rest on nothing
create index message_newest_tools on message (position desc) where tools <> '{}';
create index message_unfounded on message (session_id) where grounded = false;
