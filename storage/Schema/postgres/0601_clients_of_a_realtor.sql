-- A client belongs to the realtor who entered it, not to whoever uses the same browser afterwards.
alter table client_profile add column realtor_id text not null default '';
update client_profile set realtor_id = coalesce(
    (select s.contact_id from session_view s where s.session_id = client_profile.session_id), '');
alter table client_profile alter column realtor_id drop default;
alter table client_profile drop constraint client_profile_session_email;
alter table client_profile add constraint client_profile_realtor_email unique (session_id, realtor_id, email);
