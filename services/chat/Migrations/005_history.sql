-- The history of a period, and the first message of a day. Ends with seq, so that pages are cut between messages of one instant.
create index message_by_time on message (tenant_id, conversation_id, created_at, seq);
