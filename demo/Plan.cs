using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>A plan of the demonstration.</summary>
/// <param name="Name">Its name in lower case, without "The".</param>
/// <param name="From">Lowest price, in thousands of dollars.</param>
internal sealed record Plan(string Name, int Beds, double Baths, int SquareFeet, int From, string Description)
{
    public string ModelId => $"the-{Name}";

    public ModelRow Row(string projectId, int position, string coverPictureId, DemoPictures pictures, int stories, string? garage) => new()
    {
        Id = ModelId,
        CommunityId = DemoCommunity.CommunityId,
        ProjectId = projectId,
        Position = position,
        Slug = ModelId,
        Number = $"AF-{Name[..2].ToUpperInvariant()}{Beds}",
        MarketingName = $"The {char.ToUpperInvariant(Name[0])}{Name[1..]}",
        Beds = Beds,
        Baths = Baths,
        SquareFeet = SquareFeet,
        Stories = stories,
        Garage = garage,
        Description = Description,
        BasePriceCents = From * 100_000L,
        CoverPictureId = coverPictureId,
        FloorPlanPictureId = pictures.Id($"floor-plan-the-{Name}"),
    };

    /// <summary>More pictures of it, in their order.</summary>
    public IEnumerable<ModelPictureRow> Gallery(DemoPictures pictures, params (string Picture, string Caption)[] shown) =>
        shown.Select((s, i) => new ModelPictureRow
        {
            Id = $"{ModelId}-picture-{i + 1}",
            CommunityId = DemoCommunity.CommunityId,
            ModelId = ModelId,
            Position = i,
            PictureId = pictures.Id(s.Picture),
            Caption = s.Caption,
        });
}
