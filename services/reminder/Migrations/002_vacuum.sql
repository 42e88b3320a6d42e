-- A reminder that fires leaves two old rows behind, and a hundred thousand may fire in a minute: cleaned up long before a fifth of the
-- table is that, which is PostgreSQL's default.
alter table reminder set (autovacuum_vacuum_scale_factor = 0.02);
alter table reminder_history set (autovacuum_vacuum_scale_factor = 0.02);
