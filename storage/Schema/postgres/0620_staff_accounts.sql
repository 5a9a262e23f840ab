-- Roles, second factors, places where members are signed in, and invitations.

-- What members may do. permissions: words with a blank between them (web/Staff/Permissions).
create table staff_role (
    id text not null primary key,
    name text not null unique,
    permissions text not null
);
insert into staff_role (id, name, permissions) values
    ('administrator', 'Administrator', 'everything'),
    ('sales-manager', 'Sales manager', 'holds.end reservations.reverse reservations.extend reservations.complete links.manage appointments.move history.read audit.read identity.see identity.verify identity.links closed-days.edit contacts.see messages.resend reservations.in-person followup.work followup.export'),
    ('sales-person', 'Sales person', 'holds.end reservations.extend appointments.move history.read identity.see identity.links contacts.see messages.resend reservations.in-person followup.work'),
    ('viewer', 'Viewer', 'identity.see history.read');

-- disabled_at: since when the member may not sign in, or null.
alter table staff_member add column role_id text references staff_role (id);
alter table staff_member add column disabled_at bigint;
create index staff_member_by_role on staff_member (role_id);
create index staff_member_by_name on staff_member (name, id);

-- Permissions come from the role now. Before, only a command gave any: all of them.
update staff_member set role_id = case
    when exists (select 1 from staff_claim c where c.user_id = staff_member.id and c.claim_type = 'permission' and c.claim_value = 'everything')
        then 'administrator' else 'viewer' end;
delete from staff_claim where claim_type = 'permission';

-- The authenticator of a member (RFC 6238), and the time step of the code it was last used with: no code counts twice.
create table staff_authenticator (
    staff_id text not null primary key references staff_member (id) on delete cascade,
    secret text not null,
    last_step bigint not null,
    since bigint not null
);

-- Codes for who has lost the authenticator: hashes, each good once.
create table staff_recovery_code (
    staff_id text not null references staff_member (id) on delete cascade,
    code_hash text not null,
    primary key (staff_id, code_hash)
);

-- Where a member is signed in: a row a browser, gone when it is signed out.
create table staff_sign_in (
    id text not null primary key,
    staff_id text not null references staff_member (id) on delete cascade,
    device text not null,
    started_at bigint not null,
    seen_at bigint not null
);
create index staff_sign_in_by_staff on staff_sign_in (staff_id);
create index staff_sign_in_by_seen_at on staff_sign_in (seen_at);

-- The link by which a member chooses a password: one at a time, good once. Only its hash is kept.
create table staff_invitation (
    staff_id text not null primary key references staff_member (id) on delete cascade,
    token_hash text not null unique,
    expires_at bigint not null
);
