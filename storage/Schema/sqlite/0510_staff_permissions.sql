-- What a member may do lies among their claims. Whoever sees everything was made an administrator by command, and may do everything.
insert into staff_claim (user_id, claim_type, claim_value)
select staff_id, 'permission', 'everything' from staff_scope where kind = 'everything';
