-- What Microsoft.Orleans' ADO.NET providers ask of PostgreSQL 15 or later: tables of the cluster's members, of short-lived grain
-- state and of reminders, and in OrleansQuery the statements that the providers run, by key. Keys, parameter names and column
-- names are the providers' protocol. Each statement is whole by itself: no function, no second round trip.

create table OrleansQuery (
    QueryKey  varchar(64) primary key,
    QueryText text not null
);

-- Members. The version row is moved with every change, so that one of two writers who knew the same version wins.

create table OrleansMembershipVersionTable (
    DeploymentId varchar(150) primary key,
    Timestamp    timestamptz(3) not null default now(),
    Version      integer not null default 0
);

create table OrleansMembershipTable (
    DeploymentId varchar(150) not null references OrleansMembershipVersionTable,
    Address      varchar(45) not null,
    Port         integer not null,
    Generation   integer not null,
    SiloName     varchar(150) not null,
    HostName     varchar(150) not null,
    Status       integer not null,
    ProxyPort    integer,
    SuspectTimes varchar(8000),
    StartTime    timestamptz(3) not null,
    IAmAliveTime timestamptz(3) not null,
    primary key (DeploymentId, Address, Port, Generation)
);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', $query$
    with added as (
        insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId) on conflict do nothing returning 1)
    select count(*)::integer from added
$query$),
('InsertMembershipKey', $query$
    with known as (
        select 1 from OrleansMembershipVersionTable where DeploymentId = @DeploymentId and Version = @Version for update),
    added as (
        insert into OrleansMembershipTable
            (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        where exists (select 1 from known)
        on conflict do nothing returning 1),
    moved as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and exists (select 1 from added) returning 1)
    select count(*)::integer from moved
$query$),
('UpdateMembershipKey', $query$
    with moved as (
        update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
        where DeploymentId = @DeploymentId and Version = @Version and exists (
            select 1 from OrleansMembershipTable
            where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning 1),
    changed as (
        update OrleansMembershipTable set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
        where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
            and exists (select 1 from moved)
        returning 1)
    select count(*)::integer from changed
$query$),
('UpdateIAmAlivetimeKey', $query$
    update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
$query$),
-- The version row comes back even when there is no member.
('MembershipReadRowKey', $query$
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
        m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m
        on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId
$query$),
('MembershipReadAllKey', $query$
    select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
        m.StartTime, m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
    where v.DeploymentId = @DeploymentId
$query$),
('GatewaysQueryKey', $query$
    select Address, ProxyPort, Generation from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
$query$),
('DeleteMembershipTableEntriesKey', $query$
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
$query$),
-- 3 is an active member.
('CleanupDefunctSiloEntriesKey', $query$
    delete from OrleansMembershipTable where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3
$query$);

-- Short-lived grain state. A write that names another version than the stored one changes nothing and answers with the
-- version it was given, which the provider takes for the conflict it is.

create table OrleansStorage (
    GrainIdHash            integer not null,
    GrainIdN0              bigint not null,
    GrainIdN1              bigint not null,
    GrainTypeHash          integer not null,
    GrainTypeString        varchar(512) not null,
    GrainIdExtensionString varchar(512),
    ServiceId              varchar(150) not null,
    PayloadBinary          bytea,
    ModifiedOn             timestamp not null,
    Version                integer not null,
    unique nulls not distinct
        (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', $query$
    select PayloadBinary, now() at time zone 'utc', Version from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
        and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId
        and GrainIdExtensionString is not distinct from @GrainIdExtensionString
$query$),
('WriteToStorageKey', $query$
    with changed as (
        update OrleansStorage set PayloadBinary = @PayloadBinary, ModifiedOn = now() at time zone 'utc', Version = Version + 1
        where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
            and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId
            and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
        returning Version),
    added as (
        insert into OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString,
            ServiceId, PayloadBinary, ModifiedOn, Version)
        select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString,
            @ServiceId, @PayloadBinary, now() at time zone 'utc', 1
        where @GrainStateVersion::integer is null
        on conflict do nothing returning Version)
    select coalesce((select Version from changed), (select Version from added), @GrainStateVersion::integer) as NewGrainStateVersion
$query$),
('ClearStorageKey', $query$
    with cleared as (
        update OrleansStorage set PayloadBinary = null, ModifiedOn = now() at time zone 'utc', Version = Version + 1
        where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
            and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId
            and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
        returning Version)
    select coalesce((select Version from cleared), @GrainStateVersion::integer) as NewGrainStateVersion
$query$),
('DeleteStorageKey', $query$
    with cleared as (
        delete from OrleansStorage
        where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
            and GrainTypeString = @GrainTypeString and ServiceId = @ServiceId
            and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
        returning Version + 1 as Version)
    select coalesce((select Version from cleared), @GrainStateVersion::integer) as NewGrainStateVersion
$query$);

-- Reminders. Each silo reads those whose hash lies in its part of the ring, which may go past the end and begin again.

create table OrleansRemindersTable (
    ServiceId    varchar(150) not null,
    GrainId      varchar(150) not null,
    ReminderName varchar(150) not null,
    StartTime    timestamptz(3) not null,
    Period       bigint not null,
    GrainHash    integer not null,
    Version      integer not null,
    primary key (ServiceId, GrainId, ReminderName)
);

insert into OrleansQuery (QueryKey, QueryText) values
('UpsertReminderRowKey', $query$
    insert into OrleansRemindersTable as r (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
    values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
    on conflict (ServiceId, GrainId, ReminderName) do update
    set StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = r.Version + 1
    returning r.Version
$query$),
('ReadReminderRowsKey', $query$
    select GrainId, ReminderName, StartTime, Period, Version from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainId = @GrainId
$query$),
('ReadReminderRowKey', $query$
    select GrainId, ReminderName, StartTime, Period, Version from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName
$query$),
('ReadRangeRows1Key', $query$
    select GrainId, ReminderName, StartTime, Period, Version from OrleansRemindersTable
    where ServiceId = @ServiceId and GrainHash > @BeginHash and GrainHash <= @EndHash
$query$),
('ReadRangeRows2Key', $query$
    select GrainId, ReminderName, StartTime, Period, Version from OrleansRemindersTable
    where ServiceId = @ServiceId and (GrainHash > @BeginHash or GrainHash <= @EndHash)
$query$),
('DeleteReminderRowKey', $query$
    with removed as (
        delete from OrleansRemindersTable
        where ServiceId = @ServiceId and GrainId = @GrainId and ReminderName = @ReminderName and Version = @Version returning 1)
    select count(*)::integer from removed
$query$),
('DeleteReminderRowsKey', $query$
    delete from OrleansRemindersTable where ServiceId = @ServiceId
$query$);
