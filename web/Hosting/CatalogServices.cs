using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Hosting;

/// <summary>The catalog and the people, as the pages read them.</summary>
public static class CatalogServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddCatalogAndPeople(this IServiceCollection services) => services
        .AddSingleton<CatalogStore>()
        .AddSingleton<PictureStore>()
        .AddSingleton<ICatalog, Catalog>()
        .AddSingleton<Contacts>();
}
