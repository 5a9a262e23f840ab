using System.Text;
using CustomerConnect.Catalog.Tests;
using CustomerConnect.Feeds.NHlist;

namespace CustomerConnect.Feeds.Tests;

/// <summary>Feeds written in a line, and their import.</summary>
internal static class Feed
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A builder "B" of corporation "C" with these subdivisions.</summary>
    public static string Of(string subdivisions) =>
        $"<Builders><Corporation><CorporateBuilderNumber>C</CorporateBuilderNumber><CorporateName>Corp</CorporateName><Builder>"
        + $"<BuilderNumber>B</BuilderNumber><BrandName>Brand</BrandName>{subdivisions}</Builder></Corporation></Builders>";

    /// <summary>A subdivision "S" with these plans.</summary>
    public static string Subdivision(string plans, string number = "S") =>
        $"<Subdivision><SubdivisionNumber>{number}</SubdivisionNumber><SubdivisionName>Sub {number}</SubdivisionName>{plans}</Subdivision>";

    /// <summary>A plan of 400,000 dollars with these specs.</summary>
    public static string Plan(string specs, string number = "P", string type = "SingleFamily") =>
        $"""<Plan Type="{type}"><PlanNumber>{number}</PlanNumber><PlanName>Plan {number}</PlanName><BasePrice>400000</BasePrice>{specs}</Plan>""";

    /// <summary>A spec.</summary>
    public static string Spec(string number, string more = "<SpecPrice>410000.00</SpecPrice>") =>
        $"<Spec><SpecNumber>{number}</SpecNumber>{more}</Spec>";

    public static async Task<FeedReport> ImportAsync(
        CatalogDatabase database, string xml, FakeOffers? offers = null, FeedLimits? limits = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return await ImportAsync(database, stream, offers, limits);
    }

    public static Task<FeedReport> ImportAsync(
        CatalogDatabase database, Stream stream, FakeOffers? offers = null, FeedLimits? limits = null) =>
        new FeedImport(database.Store, offers ?? new FakeOffers(), TimeProvider.System, limits).RunAsync(stream);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CustomerConnect.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
