using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>What a member of the staff read or wrote when they verified an identity in person, or had it verified anew.</summary>
/// <param name="NoteId">Id of the command that it belongs to.</param>
/// <param name="Kind"><see cref="IdentityNotes.Verified"/> or <see cref="IdentityNotes.Reopened"/>.</param>
/// <param name="NameOnDocument">The name as the document has it, or null.</param>
/// <param name="Text">Their own words, or null.</param>
/// <param name="By">Staff account.</param>
/// <param name="Document">Word of the document's kind, or null.</param>
/// <param name="Statement">Version of the compliance statement, or null.</param>
public sealed record IdentityNote(
    string NoteId, string ContactId, string Kind, string? NameOnDocument, string? Text, string By, string? Document, string? Statement, string? CommunityId);

/// <summary>
/// What is kept beside the log of identities, because it names people and can be erased. A note counts once the log has its command: who reads
/// notes compares, for a process may die between the two.
/// </summary>
public sealed class IdentityNotes(IDatabase database, TimeProvider clock)
{
    /// <summary>A verification in person.</summary>
    public const string Verified = "verified";

    /// <summary>A request to verify anew.</summary>
    public const string Reopened = "reopened";

    /// <summary>Characters of one note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Condition that the log has the command of the note with alias <c>n</c>.</summary>
    public const string IsInTheLog =
        "exists (select 1 from event e where e.stream = 'identity/' || n.contact_id and e.command_id = n.note_id)";

    private const string Columns =
        """
        n.note_id as NoteId, n.contact_id as ContactId, n.kind as Kind, n.name_on_document as NameOnDocument, n.note as Text, n.by_staff as "By",
        n.document as Document, n.statement as Statement, n.community_id as CommunityId
        """;

    /// <summary>Keeps a note, once an id.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task AddAsync(IdentityNote note, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into identity_note (note_id, contact_id, kind, name_on_document, note, by_staff, document, statement, community_id, created_at)
            values (@NoteId, @ContactId, @Kind, @name, @text, @By, @Document, @Statement, @CommunityId, @now) on conflict (note_id) do nothing
            """,
            new
            {
                note.NoteId, note.ContactId, note.Kind, name = Text(note.NameOnDocument), text = Text(note.Text), note.By, note.Document, note.Statement,
                note.CommunityId, now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            }, transaction), cancel);

    /// <summary>A contact's notes, the newest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<(IdentityNote Note, DateTimeOffset At)>> OfAsync(string contactId, int most = 20, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<(IdentityNote, DateTimeOffset)>>(async connection =>
        {
            var rows = await connection.QueryAsync<IdentityNote, long, (IdentityNote, DateTimeOffset)>(
                new CommandDefinition(
                    $"""
                    select {Columns}, n.created_at as CreatedAt from identity_note n where n.contact_id = @contactId and {IsInTheLog}
                    order by n.created_at desc, n.note_id limit @most
                    """, new { contactId, most }, cancellationToken: cancel),
                (note, at) => (note, DateTimeOffset.FromUnixTimeMilliseconds(at)), splitOn: "CreatedAt");
            return rows.AsList();
        }, cancel);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
