using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Web.Staff.Journal;

namespace CustomerConnect.Web.Staff.EventHistory;

/// <summary>What the words of a search stand for: contacts by their names, homes, projects and communities by theirs, events by what is said of them.</summary>
public sealed class SearchTerms(ContactWords contacts)
{
    /// <summary>A term for each word, in their order.</summary>
    /// <param name="communities">What the member may see.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<SearchTerm>> OfAsync(string? text, IReadOnlyList<CommunitySnapshot> communities, CancellationToken cancel)
    {
        var terms = new List<SearchTerm>();
        var words = SearchWords.Of(text);
        var people = await contacts.FindAsync(words, cancel);
        var projects = communities.SelectMany(c => c.Projects).ToList();
        foreach (var (word, i) in words.Select((w, i) => (w, i)))
        {
            terms.Add(new(
                people[i],
                [.. projects.SelectMany(p => p.Units).Where(u => SearchWords.Fold(u.Number) == word).Select(u => u.Id)],
                [.. projects.Where(p => Begins(p.DisplayName, word)).Select(p => p.Id)],
                [.. communities.Where(c => Begins(c.Community.Name, word)).Select(c => c.Community.Id)], EventKinds.Find(word)));
        }

        return terms;
    }

    private static bool Begins(string name, string word) => SearchWords.OfName(name).Any(w => w.StartsWith(word, StringComparison.Ordinal));
}
