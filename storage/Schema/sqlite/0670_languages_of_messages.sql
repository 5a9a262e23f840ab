-- A builder may write a template in several languages at one level. What was there before is English, as everything was. SQLite changes
-- no constraint in place: the table is made anew.
create table template_in_a_language (
    template_id text primary key,
    scope text not null,
    name text not null,
    channel text not null,
    language text not null default 'en',
    subject text,
    html text,
    body text not null,
    changed_at bigint not null,
    row_version bigint not null default 1,
    constraint template_scope_name_channel_language unique (scope, name, channel, language)
);
insert into template_in_a_language (template_id, scope, name, channel, subject, html, body, changed_at, row_version)
select template_id, scope, name, channel, subject, html, body, changed_at, row_version from template;
drop table template;
alter table template_in_a_language rename to template;

-- What a realtor's client reads, as the realtor knows it, and what somebody reads whom staff send a link.
alter table client_profile add column language text not null default 'en';
alter table link_invitation add column language text not null default 'en';
