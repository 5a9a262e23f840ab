using System.Text.Json.Serialization;

namespace CustomerConnect;

/// <summary>A strong id: text that is only ever compared. Made by <c>TextId.New()</c> or given by the catalog.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The text of the id, as it lies in the database and in addresses.</summary>
    string Value { get; }

    /// <summary>The id with this text.</summary>
    static abstract TSelf From(string value);
}

/// <summary>A community.</summary>
[GenerateSerializer, Immutable, Alias("CommunityId"), JsonConverter(typeof(IdJsonConverter<CommunityId>))]
public readonly record struct CommunityId([property: Id(0)] string Value) : IId<CommunityId>
{
    /// <inheritdoc/>
    public static CommunityId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A project.</summary>
[GenerateSerializer, Immutable, Alias("ProjectId"), JsonConverter(typeof(IdJsonConverter<ProjectId>))]
public readonly record struct ProjectId([property: Id(0)] string Value) : IId<ProjectId>
{
    /// <inheritdoc/>
    public static ProjectId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A home.</summary>
[GenerateSerializer, Immutable, Alias("UnitId"), JsonConverter(typeof(IdJsonConverter<UnitId>))]
public readonly record struct UnitId([property: Id(0)] string Value) : IId<UnitId>
{
    /// <inheritdoc/>
    public static UnitId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A model (plan).</summary>
[GenerateSerializer, Immutable, Alias("ModelId"), JsonConverter(typeof(IdJsonConverter<ModelId>))]
public readonly record struct ModelId([property: Id(0)] string Value) : IId<ModelId>
{
    /// <inheritdoc/>
    public static ModelId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A building.</summary>
[GenerateSerializer, Immutable, Alias("BuildingId"), JsonConverter(typeof(IdJsonConverter<BuildingId>))]
public readonly record struct BuildingId([property: Id(0)] string Value) : IId<BuildingId>
{
    /// <inheritdoc/>
    public static BuildingId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A shareable link.</summary>
[GenerateSerializer, Immutable, Alias("LinkId"), JsonConverter(typeof(IdJsonConverter<LinkId>))]
public readonly record struct LinkId([property: Id(0)] string Value) : IId<LinkId>
{
    /// <inheritdoc/>
    public static LinkId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A browser, by its cookie. Says nothing of who sits in front of it.</summary>
[GenerateSerializer, Immutable, Alias("VisitorId"), JsonConverter(typeof(IdJsonConverter<VisitorId>))]
public readonly record struct VisitorId([property: Id(0)] string Value) : IId<VisitorId>
{
    /// <inheritdoc/>
    public static VisitorId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One visitor's journey from a link.</summary>
[GenerateSerializer, Immutable, Alias("SessionId"), JsonConverter(typeof(IdJsonConverter<SessionId>))]
public readonly record struct SessionId([property: Id(0)] string Value) : IId<SessionId>
{
    /// <inheritdoc/>
    public static SessionId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A customer or realtor.</summary>
[GenerateSerializer, Immutable, Alias("ContactId"), JsonConverter(typeof(IdJsonConverter<ContactId>))]
public readonly record struct ContactId([property: Id(0)] string Value) : IId<ContactId>
{
    /// <inheritdoc/>
    public static ContactId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A unit kept for a contact for days.</summary>
[GenerateSerializer, Immutable, Alias("ReservationId"), JsonConverter(typeof(IdJsonConverter<ReservationId>))]
public readonly record struct ReservationId([property: Id(0)] string Value) : IId<ReservationId>
{
    /// <inheritdoc/>
    public static ReservationId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The deposit of one session.</summary>
[GenerateSerializer, Immutable, Alias("DepositId"), JsonConverter(typeof(IdJsonConverter<DepositId>))]
public readonly record struct DepositId([property: Id(0)] string Value) : IId<DepositId>
{
    /// <inheritdoc/>
    public static DepositId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One attempt to pay a deposit; the provider's idempotency key.</summary>
[GenerateSerializer, Immutable, Alias("AttemptId"), JsonConverter(typeof(IdJsonConverter<AttemptId>))]
public readonly record struct AttemptId([property: Id(0)] string Value) : IId<AttemptId>
{
    /// <inheritdoc/>
    public static AttemptId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One check of a contact's government ID and face; the provider's idempotency key.</summary>
[GenerateSerializer, Immutable, Alias("IdentityCheckId"), JsonConverter(typeof(IdJsonConverter<IdentityCheckId>))]
public readonly record struct IdentityCheckId([property: Id(0)] string Value) : IId<IdentityCheckId>
{
    /// <inheritdoc/>
    public static IdentityCheckId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// One wish of one caller, made before the first try and the same in every retry: a stream takes each command once.
/// </summary>
[GenerateSerializer, Immutable, Alias("CommandId")]
public readonly record struct CommandId([property: Id(0)] Guid Value)
{
    /// <summary>A new command.</summary>
    public static CommandId New() => new(Guid.CreateVersion7());

    /// <summary>
    /// The command that <paramref name="step"/> of a saga sends: the same whenever the saga is resumed, on whatever process.
    /// </summary>
    public static CommandId For(string saga, string step)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(saga + "\n" + step));
        return new(new Guid(hash.AsSpan(0, 16)));
    }
}
