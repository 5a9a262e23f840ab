-- The catalog: what is for sale and how it is shown. Text ids; instants bigint milliseconds UTC; money bigint cents;
-- booleans bigint 0 or 1; dates text yyyy-mm-dd. A home's status, release and offered price are not here: they are its grain's.
-- feed_number is the number by which a builder's feed knows the row; staff_fields lists, between commas, the columns that staff
-- have edited by hand and that an import leaves as they are.

create table organization (
    id text collate "C" primary key,
    name text not null,
    feed_number text collate "C",
    staff_fields text not null default ''
);
create unique index organization_feed on organization (feed_number) where feed_number is not null;

create table division (
    id text collate "C" primary key,
    organization_id text collate "C" not null references organization (id),
    name text not null,
    website text,
    logo_url text,
    feed_number text collate "C",
    staff_fields text not null default ''
);
create index division_organization on division (organization_id);
create unique index division_feed on division (organization_id, feed_number) where feed_number is not null;

-- Uploaded pictures. A picture never changes: another upload is another row, so its address may be cached for ever.
create table picture (
    id text collate "C" primary key,
    content_type text not null,
    sha256 text collate "C" not null,
    width bigint not null,
    height bigint not null,
    bytes bytea not null
);
create index picture_sha256 on picture (sha256);

create table community (
    id text collate "C" primary key,
    division_id text collate "C" not null references division (id),
    slug text collate "C" not null unique,
    name text not null,
    builder_name text not null,
    description text,
    tagline text,
    time_zone text not null,
    accent text,
    logo_picture_id text collate "C" references picture (id),
    hero_picture_id text collate "C" references picture (id),
    sales_address text,
    sales_hours text,
    phone text,
    email text,
    website text,
    feed_number text collate "C",
    staff_fields text not null default ''
);
create index community_division on community (division_id);
create unique index community_feed on community (division_id, feed_number) where feed_number is not null;

-- From here on every row names its community: it is loaded with it, and a change of it is a change of the community.
create table project (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    position bigint not null,
    slug text collate "C" not null,
    number text not null,
    marketing_name text,
    type text not null,
    description text,
    long_description text,
    address text,
    external_url text,
    cover_picture_id text collate "C" references picture (id),
    feed_number text collate "C",
    staff_fields text not null default '',
    unique (community_id, slug)
);
create unique index project_feed on project (community_id, feed_number) where feed_number is not null;

create table project_settings (
    id text collate "C" primary key references project (id),
    community_id text collate "C" not null references community (id),
    enabled bigint not null,
    time_zone text not null,
    currency text not null,
    appointment_address text,
    customer_limit bigint not null,
    unregistered_realtor_limit bigint not null,
    registered_realtor_limit bigint not null,
    reservation_days bigint not null,
    hide_availability bigint not null,
    allow_queue bigint not null,
    include_appointment bigint not null,
    require_appointment bigint not null,
    slot_minutes bigint not null,
    phone_capacity bigint not null,
    in_person_capacity bigint not null,
    notice_minutes bigint not null,
    horizon_days bigint not null,
    deposit_mode text not null,
    customer_deposit text not null,
    customer_deposit_cents bigint not null,
    realtor_deposit text not null,
    realtor_deposit_cents bigint not null,
    hold_minutes bigint not null,
    hold_extension_minutes bigint not null,
    hold_wait_seconds bigint not null,
    queue_offer_hours bigint not null,
    staff_email_on_reserve bigint not null,
    staff_sms_on_reserve bigint not null
);
create index project_settings_community on project_settings (community_id);

-- Open hours for appointments; minutes from midnight in the project's zone, to_minute exclusive; day 0 is Sunday.
create table weekly_hours (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    project_id text collate "C" not null references project (id),
    kind text not null,
    day bigint not null,
    from_minute bigint not null,
    to_minute bigint not null
);
create index weekly_hours_community on weekly_hours (community_id);

create table building (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    project_id text collate "C" not null references project (id),
    position bigint not null,
    slug text collate "C" not null,
    name text not null,
    unique (project_id, slug)
);
create index building_community on building (community_id);

create table floor (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    building_id text collate "C" not null references building (id),
    level bigint not null,
    name text not null,
    unique (building_id, level)
);
create index floor_community on floor (community_id);

-- cover_url and floor_plan_url are where the feed says the pictures are; pages show uploaded pictures only.
create table model (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    project_id text collate "C" not null references project (id),
    position bigint not null,
    slug text collate "C" not null,
    number text not null,
    marketing_name text,
    beds bigint not null,
    baths double precision not null,
    square_feet bigint not null,
    stories bigint,
    garage text,
    description text,
    base_price_cents bigint,
    cover_picture_id text collate "C" references picture (id),
    floor_plan_picture_id text collate "C" references picture (id),
    cover_url text,
    floor_plan_url text,
    feed_number text collate "C",
    staff_fields text not null default '',
    unique (project_id, slug)
);
create index model_community on model (community_id);
create unique index model_feed on model (community_id, feed_number) where feed_number is not null;

create table model_file (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    model_id text collate "C" not null references model (id),
    position bigint not null,
    title text not null,
    content_type text not null,
    size bigint not null,
    bytes bytea not null
);
create index model_file_community on model_file (community_id);

-- feed_price_cents, feed_released and feed_sold are what the feed last said and the home's grain took: only a change is sent.
create table unit (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    project_id text collate "C" not null references project (id),
    model_id text collate "C" not null references model (id),
    building_id text collate "C" references building (id),
    floor_id text collate "C" references floor (id),
    position bigint not null,
    slug text collate "C" not null,
    number text not null,
    address text,
    garage text,
    facing text,
    construction_start text,
    options_cutoff text,
    construction_finish text,
    feed_number text collate "C",
    feed_price_cents bigint,
    feed_released bigint,
    feed_sold bigint,
    staff_fields text not null default '',
    unique (project_id, slug)
);
create index unit_community on unit (community_id);
create unique index unit_feed on unit (model_id, feed_number) where feed_number is not null;

-- A picture to draw on. owner_id is a community, a project or a floor; each has one at most.
create table map_picture (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    owner_id text collate "C" not null unique,
    picture_id text collate "C" not null references picture (id),
    width bigint not null,
    height bigint not null,
    alt_text text not null
);
create index map_picture_community on map_picture (community_id);

-- A shape; target_id is a project on a community's map, a unit elsewhere.
create table overlay (
    id text collate "C" primary key,
    community_id text collate "C" not null references community (id),
    map_picture_id text collate "C" not null references map_picture (id),
    target_id text collate "C" not null,
    position bigint not null,
    path text not null,
    label_x double precision not null,
    label_y double precision not null,
    unique (map_picture_id, target_id)
);
create index overlay_community on overlay (community_id);

-- Links are read from here each time, never from memory.
create table link (
    id text collate "C" primary key,
    slug text collate "C" not null unique,
    name text not null,
    source_tag text,
    enabled bigint not null,
    valid_from bigint,
    valid_until bigint,
    max_sessions_per_minute bigint,
    community_id text collate "C" not null references community (id),
    project_id text collate "C" references project (id),
    model_id text collate "C" references model (id),
    building_id text collate "C" references building (id),
    unit_id text collate "C" references unit (id)
);
create index link_community on link (community_id);
