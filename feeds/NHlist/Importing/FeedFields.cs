using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>Puts a feed's values into rows.</summary>
internal static class FeedFields
{
    /// <summary>
    /// Sets a field to what the feed says, unless staff have edited it or the feed says nothing: what a feed leaves out is no
    /// reason to forget it.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="field">The column's name.</param>
    /// <param name="value">The feed's value, null when it has none.</param>
    /// <param name="set">Sets it. Setting the value it has already changes nothing.</param>
    public static void Put<T>(this IFeedRow row, string field, T? value, Action<T> set)
        where T : class
    {
        if (value is not null && !row.IsStaffs(field))
        {
            set(value);
        }
    }

    /// <inheritdoc cref="Put{T}(IFeedRow, string, T, Action{T})" />
    public static void Put<T>(this IFeedRow row, string field, T? value, Action<T> set)
        where T : struct
    {
        if (value is { } given && !row.IsStaffs(field))
        {
            set(given);
        }
    }
}
