-- Staff: accounts (ASP.NET Core Identity, schema version 3), what each may see, and tries to sign in.

-- A member of the staff. Booleans 0 and 1, instants in milliseconds since 1970-01-01 UTC.
create table staff_member (
    id text not null primary key,
    name text not null,
    user_name text,
    normalized_user_name text unique,
    email text,
    normalized_email text unique,
    email_confirmed integer not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed integer not null,
    two_factor_enabled integer not null,
    lockout_end integer,
    lockout_enabled integer not null,
    access_failed_count integer not null
) strict;

create table staff_claim (
    id integer primary key autoincrement,
    user_id text not null references staff_member (id) on delete cascade,
    claim_type text,
    claim_value text
) strict;
create index staff_claim_by_user on staff_claim (user_id);

create table staff_login (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id text not null references staff_member (id) on delete cascade,
    primary key (login_provider, provider_key)
) strict;
create index staff_login_by_user on staff_login (user_id);

create table staff_token (
    user_id text not null references staff_member (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (user_id, login_provider, name)
) strict;

create table staff_passkey (
    credential_id blob not null primary key,
    user_id text not null references staff_member (id) on delete cascade,
    data text not null
) strict;
create index staff_passkey_by_user on staff_passkey (user_id);

-- What a member sees. kind: everything (target_id is empty), division or community.
create table staff_scope (
    staff_id text not null references staff_member (id) on delete cascade,
    kind text not null,
    target_id text not null,
    primary key (staff_id, kind, target_id)
) strict, without rowid;

-- Tries to sign in that have not succeeded, by account and network together and by network alone. The key is a hash.
create table staff_attempt (
    attempt_key text not null primary key,
    tries integer not null,
    last_at integer not null
) strict, without rowid;
create index staff_attempt_by_last_at on staff_attempt (last_at);

-- The filters of the sessions table that 0002 has no index for.
create index session_view_by_division_and_changed_at on session_view (division_id, changed_at);
create index session_view_by_project_and_changed_at on session_view (project_id, changed_at);
