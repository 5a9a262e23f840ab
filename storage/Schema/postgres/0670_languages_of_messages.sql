-- A builder may write a template in several languages at one level. What was there before is English, as everything was.
alter table template add column language text collate "C" not null default 'en';
alter table template drop constraint template_scope_name_channel;
alter table template add constraint template_scope_name_channel_language unique (scope, name, channel, language);

-- What a realtor's client reads, as the realtor knows it, and what somebody reads whom staff send a link.
alter table client_profile add column language text not null default 'en';
alter table link_invitation add column language text not null default 'en';
