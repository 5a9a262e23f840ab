using System.Data.Common;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// The catalog's tables, over a connection and transaction of <see cref="IDatabase"/>. Made by <see cref="CatalogStore"/>.
/// Saving adds a <see cref="CatalogChangeRow"/> for each community of which a row was added, changed or removed, so that no edit
/// can forget to tell; writes that go past the change tracker (<c>ExecuteUpdate</c>, SQL) must add theirs with <see cref="Touch"/>.
/// </summary>
public sealed class CatalogDb : DbContext
{
    private readonly TimeProvider _clock;

    private CatalogDb(DbContextOptions<CatalogDb> options, TimeProvider clock)
        : base(options) => _clock = clock;

    /// <summary>Companies.</summary>
    public DbSet<OrganizationRow> Organizations => Set<OrganizationRow>();

    /// <summary>Divisions.</summary>
    public DbSet<DivisionRow> Divisions => Set<DivisionRow>();

    /// <summary>Communities.</summary>
    public DbSet<CommunityRow> Communities => Set<CommunityRow>();

    /// <summary>Projects.</summary>
    public DbSet<ProjectRow> Projects => Set<ProjectRow>();

    /// <summary>Settings, one row a project.</summary>
    public DbSet<ProjectSettingsRow> Settings => Set<ProjectSettingsRow>();

    /// <summary>Open hours for appointments.</summary>
    public DbSet<WeeklyHoursRow> WeeklyHours => Set<WeeklyHoursRow>();

    /// <summary>Buildings.</summary>
    public DbSet<BuildingRow> Buildings => Set<BuildingRow>();

    /// <summary>Floors.</summary>
    public DbSet<FloorRow> Floors => Set<FloorRow>();

    /// <summary>Models.</summary>
    public DbSet<ModelRow> Models => Set<ModelRow>();

    /// <summary>Public files of models. Select without <c>Bytes</c> unless they are wanted.</summary>
    public DbSet<ModelFileRow> ModelFiles => Set<ModelFileRow>();

    /// <summary>Pictures of models beside cover and floor plan.</summary>
    public DbSet<ModelPictureRow> ModelPictures => Set<ModelPictureRow>();

    /// <summary>Homes.</summary>
    public DbSet<UnitRow> Units => Set<UnitRow>();

    /// <summary>Pictures. Select without <c>Bytes</c> unless they are wanted.</summary>
    public DbSet<PictureRow> Pictures => Set<PictureRow>();

    /// <summary>Maps and plates.</summary>
    public DbSet<MapPictureRow> MapPictures => Set<MapPictureRow>();

    /// <summary>Shapes on maps and plates.</summary>
    public DbSet<OverlayRow> Overlays => Set<OverlayRow>();

    /// <summary>Links.</summary>
    public DbSet<LinkRow> Links => Set<LinkRow>();

    /// <summary>
    /// Builds the model once, for seconds on a cold and busy machine: to be called before a transaction is opened, which the server
    /// ends when its client thinks too long.
    /// </summary>
    public static void Warm(Dialect dialect)
    {
        var options = new DbContextOptionsBuilder<CatalogDb>();
        _ = dialect == Dialect.Postgres ? options.UseNpgsql() : options.UseSqlite();
        using var db = new CatalogDb(options.Options, TimeProvider.System);
        _ = db.Model;
    }

    /// <summary>The catalog over a connection of the dialect; the caller owns both connection and transaction.</summary>
    public static CatalogDb On(Dialect dialect, DbConnection connection, DbTransaction transaction, TimeProvider clock)
    {
        var options = new DbContextOptionsBuilder<CatalogDb>();
        _ = dialect == Dialect.Postgres ? options.UseNpgsql(connection) : options.UseSqlite(connection);
        var db = new CatalogDb(options.Options, clock);
        db.Database.UseTransaction(transaction);
        return db;
    }

    /// <summary>Notes that a community's catalog changes with the next save.</summary>
    public void Touch(string communityId)
    {
        if (Set<CatalogChangeRow>().Local.All(c => c.CommunityId != communityId))
        {
            var now = _clock.GetUtcNow();
            Add(new CatalogChangeRow { Id = Guid.CreateVersion7(now), CommunityId = communityId, At = now });
        }
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        NoteChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        NoteChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        CatalogColumns.Convert(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CatalogDb).Assembly, t => t.Namespace == typeof(UnitRow).Namespace);
        modelBuilder.Entity<CatalogChangeRow>();
        CatalogColumns.Name(modelBuilder);
    }

    // One row a community and transaction: the context lives as long as its transaction.
    private void NoteChanges()
    {
        ChangeTracker.DetectChanges();
        var communities = ChangeTracker.Entries<ICommunityPart>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity.CommunityId)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        communities.ForEach(Touch);
    }
}
