-- What the web keeps of its own: sessions of browsers, loads of links, and the keys that seal cookies.

-- Which session a browser has for a link. One at a time: a new one takes the row over.
create table visitor_session (
    visitor_id text not null,
    link_id text not null,
    session_id text not null,
    started_at bigint not null,
    seen_at bigint not null,
    primary key (visitor_id, link_id)
);

-- Loads of a link by hour, and the sessions that they started. A counter, not a read model.
create table link_load (
    link_id text not null,
    hour bigint not null,
    loads bigint not null,
    sessions bigint not null,
    primary key (link_id, hour)
);

-- Keys of ASP.NET Core data protection, shared by all nodes so that each can read the cookies and form tokens of the others.
create table data_protection_key (
    name text not null primary key,
    xml text not null,
    created_at bigint not null
);
