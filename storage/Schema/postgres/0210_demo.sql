-- What the stand-ins of a demonstration remember: they play the providers, so nothing of ours refers to these rows.
create table demo_payment (
    attempt_id text collate "C" primary key,
    provider_id text collate "C" not null,
    deposit_id text collate "C" not null,
    charge bigint not null,
    cents bigint not null,
    currency text not null,
    method text collate "C" not null,
    status text collate "C" not null,
    failure text,
    captured_cents bigint not null default 0,
    created_at bigint not null,
    constraint demo_payment_provider_id unique (provider_id)
);

-- A card as the provider keeps it: its last four digits and how it behaves, never its number.
create table demo_method (
    method text collate "C" primary key,
    behavior text collate "C" not null,
    last4 text not null,
    created_at bigint not null
);

create table demo_refund (
    refund_key text collate "C" primary key,
    provider_id text collate "C" not null,
    payment_id text collate "C" not null,
    cents bigint not null,
    reason text not null,
    created_at bigint not null
);
create index demo_refund_by_payment on demo_refund (payment_id);

-- Mail and SMS that nobody really sent. The same message twice is one row.
create table dev_message (
    message_id text collate "C" primary key,
    channel text collate "C" not null,
    sender text not null,
    recipient text not null,
    subject text,
    html text,
    body text not null,
    sent_at bigint not null,
    deliveries bigint not null default 1
);
create index dev_message_by_sent_at on dev_message (sent_at);
