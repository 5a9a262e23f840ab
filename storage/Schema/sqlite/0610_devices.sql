-- A trusted device has an id by which its owner removes it; its token is changed each time it is used. The token before may come once
-- more for a moment: from another window that asked at the same time.
alter table trusted_device add column device_id text not null default '';
alter table trusted_device add column former_hash text;
alter table trusted_device add column rotated_at integer not null default 0;
update trusted_device set device_id = token_hash;
create index trusted_device_by_former_hash on trusted_device (former_hash);

-- The trusted device that a sign-in rests on, or null: it ends with the device.
alter table visit_sign_in add column device_id text;
