using Dapper;

namespace CustomerConnect.Storage.Staff.Journal;

/// <summary>Something that a member of the staff did.</summary>
/// <param name="By">Staff account.</param>
/// <param name="What">Stable word, such as <c>mail-resent</c>.</param>
/// <param name="SubjectKind">What it was done to: <c>session</c>, <c>contact</c>, <c>follow-up</c> …</param>
/// <param name="SubjectId">Id of that.</param>
/// <param name="Detail">Words and ids that explain it; never a person's name. Null for none.</param>
public sealed record StaffDeed(string By, string What, string SubjectKind, string SubjectId, string? Detail = null);

/// <summary>Keeps what members do that no stream of the log tells.</summary>
public interface IStaffJournal
{
    /// <summary>Keeps a deed.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    Task WriteAsync(StaffDeed deed, CancellationToken cancel = default);
}

/// <summary>The journal in table <c>staff_deed</c>.</summary>
public sealed class StaffJournal(IDatabase database, TimeProvider clock) : IStaffJournal
{
    /// <inheritdoc/>
    public Task WriteAsync(StaffDeed deed, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into staff_deed (deed_id, by_staff, what, subject_kind, subject_id, detail, at)
            values (@id, @By, @What, @SubjectKind, @SubjectId, @Detail, @now)
            """,
            new
            {
                id = TextId.New(clock), deed.By, deed.What, deed.SubjectKind, deed.SubjectId, deed.Detail, now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            }, transaction), cancel);
}
