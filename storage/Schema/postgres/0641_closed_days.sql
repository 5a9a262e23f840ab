-- Days on which an organization's sales centers are closed, beside weekends. day is yyyy-mm-dd.
create table closed_day (
    organization_id text not null,
    day text not null,
    name text not null,
    primary key (organization_id, day)
);
