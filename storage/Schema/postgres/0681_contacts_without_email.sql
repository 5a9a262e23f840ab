-- Who comes to the desk is looked for among those who have no e-mail address.
create index contact_without_email on contact (created_at, contact_id) where email is null and registered = 1;
