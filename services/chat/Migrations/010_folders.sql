-- Folders into which a person sorts conversations; nobody else sees them. Whoever changes them locks the list first and raises its
-- version, so that limits and positions hold however many devices write.
create table folder_list (
  tenant_id uuid not null,
  owner_id uuid not null,
  version bigint not null,
  primary key (tenant_id, owner_id)
);
select platform.protect_tenant_table('folder_list');

-- name_key: the name in small letters, so that two folders are not called alike. creation_key: a creation that is sent again.
create table folder (
  tenant_id uuid not null,
  owner_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  position integer not null,
  creation_key uuid,
  primary key (tenant_id, owner_id, id),
  constraint folder_name_key unique (tenant_id, owner_id, name_key),
  foreign key (tenant_id, owner_id) references folder_list (tenant_id, owner_id)
);
select platform.protect_tenant_table('folder');

-- A conversation is in one of its member's folders or in none. It stays when the folder goes, and leaving takes it out.
alter table member add column folder_id uuid;
alter table member add constraint member_folder
  foreign key (tenant_id, user_id, folder_id) references folder (tenant_id, owner_id, id) on delete set null (folder_id);
create index member_in_folder on member (tenant_id, user_id, folder_id) where folder_id is not null;
