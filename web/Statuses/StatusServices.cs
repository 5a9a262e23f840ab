namespace CustomerConnect.Web.Statuses;

/// <summary>How homes stand.</summary>
public static class StatusServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddStatuses(this IServiceCollection services) =>
        services.AddSingleton<UnitRows>().AddSingleton<UnitStatuses>();
}
