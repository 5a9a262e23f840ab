-- What members did that no stream tells has its place in the audit trail (0621).
insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, detail)
select deed_id, at, by_staff,
    case what when 'mail-resent' then 'message.resent' when 'follow-up-done' then 'follow-up.done' when 'follow-up-undone' then 'follow-up.undone'
        when 'follow-up-exported' then 'exported' when 'identity-link-made' then 'identity.link-made' when 'identity-link-sent' then 'identity.link-sent'
        when 'identity-links-revoked' then 'identity.links-revoked' else what end,
    subject_kind, subject_id, detail
from staff_deed;
drop table staff_deed;
