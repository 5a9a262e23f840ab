-- More pictures of a model than its cover and its floor plan: rooms, the house from the garden. Shown in their order.
create table model_picture (
    id text primary key,
    community_id text not null references community (id),
    model_id text not null references model (id),
    position bigint not null,
    picture_id text not null references picture (id),
    caption text not null
);
create index model_picture_community on model_picture (community_id);
