-- A builder's own text of a message. The nearest of project, community, division, corporate wins; without one the product's.
-- scope is project/<id>, community/<id>, division/<id> or corporate/<id>.
create table template (
    template_id text collate "C" primary key,
    scope text collate "C" not null,
    name text collate "C" not null,
    channel text collate "C" not null,
    subject text,
    html text,
    body text not null,
    changed_at bigint not null,
    row_version bigint not null default 1,
    constraint template_scope_name_channel unique (scope, name, channel)
);
