using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.Links;

/// <summary>Whom a link is sent to.</summary>
/// <param name="Address">E-mail address or E.164 number.</param>
/// <param name="Community">Community of the link.</param>
/// <param name="Language">What they read, as staff know it.</param>
public sealed record LinkInvitee(string Address, string? FirstName, string Community, string Language);

/// <summary>
/// Links that staff send to somebody who asked for them. The address lies here for as long as the message may be on its way, and nowhere
/// else: not in the outbox, not in the audit trail.
/// </summary>
public sealed class LinkInvitations(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Template of the message.</summary>
    public const string Template = "CustomerConnectInvitation";

    /// <summary>Messages that one member may send in an hour.</summary>
    public const int MostAnHour = 60;

    /// <summary>Nobody gets the same link again within this time.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(24);

    /// <summary>How long an address is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>What is said when they have it already.</summary>
    public const string SentAlready = "This link went there within the last 24 hours. Once is enough.";

    /// <summary>What is said to who sends very many.</summary>
    public const string TooMany = "You have sent 60 messages within an hour. Wait a little: more looks like unwanted mail.";

    /// <summary>Puts the message of a link into the outbox; why not, or null.</summary>
    /// <param name="link">The link, which the member may see.</param>
    /// <param name="channel"><c>email</c> or <c>sms</c>.</param>
    /// <param name="address">A normalized address or number.</param>
    /// <param name="language">Code of the language that it is written in.</param>
    /// <param name="by">Id of the member who sends it.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> SendAsync(
        LinkRecord link, string channel, string address, string? firstName, string language, string by, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            var now = clock.GetUtcNow();
            var row = new
            {
                id = TextId.New(clock), link = link.Id, channel, address, firstName, language, by, now = now.ToUnixTimeMilliseconds(), Template, link.Project,
                cause = $"link-invitation/{TextId.New(clock)}", hour = now.AddHours(-1).ToUnixTimeMilliseconds(), again = (now - Again).ToUnixTimeMilliseconds(),
            };
            if (await connection.ExecuteScalarAsync<long>(
                "select count(*) from link_invitation where link_id = @link and address = @address and created_at > @again", row, transaction) > 0)
            {
                return SentAlready;
            }

            if (await connection.ExecuteScalarAsync<long>(
                "select count(*) from link_invitation where sent_by = @by and created_at > @hour", row, transaction) >= MostAnHour)
            {
                return TooMany;
            }

            await connection.ExecuteAsync(
                """
                insert into link_invitation (id, link_id, channel, address, first_name, language, sent_by, created_at)
                values (@id, @link, @channel, @address, @firstName, @language, @by, @now)
                """, row, transaction);
            await connection.ExecuteAsync(
                """
                insert into outbox (cause, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, created_at)
                values (@cause, @Template, @channel, 'invited', @id, @Project, 'link', @link, @now)
                """, row, transaction);
            await actions.AddAsync(connection, transaction, new(by, ActionKinds.LinkSent, "link", link.Id)
            {
                Why = Reason.AskedForIt, Detail = channel == "sms" ? "by SMS" : "by e-mail", Community = link.Community,
            });
            return null;
        },
        cancel);

    /// <summary>Whom a message is for, or null when that is forgotten.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkInvitee?> FindAsync(string id) => await database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<LinkInvitee>(
            """
            select i.address as Address, i.first_name as FirstName, l.community_id as Community, i.language as Language
            from link_invitation i join link l on l.id = i.link_id where i.id = @id
            """, new { id }));

    /// <summary>Forgets addresses whose time is over.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetOldAsync(int most, CancellationToken cancel = default) => database.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            "delete from link_invitation where id in (select id from link_invitation where created_at <= @old order by created_at limit @most)",
            new { old = (clock.GetUtcNow() - KeptFor).ToUnixTimeMilliseconds(), most }, transaction), cancel);
}
