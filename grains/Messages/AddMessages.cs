using CustomerConnect.Storage.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Grains.Messages;

/// <summary>Registers people and the messages to them.</summary>
public static class MessageServices
{
    /// <summary>Adds the stores of people, the making of messages and their sender.</summary>
    public static IServiceCollection AddPeopleAndMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Contacts>().AddSingleton<TrustedDevices>().AddSingleton<Drafts>().AddSingleton<ClientProfiles>();
        services.AddSingleton<IClientProfiles>(s => s.GetRequiredService<ClientProfiles>());
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsCheck>();
        services.AddSingleton<SiteAddress>().AddSingleton<OutboxTable>().AddSingleton<Recipients>().AddSingleton<SubjectReader>()
            .AddSingleton<TemplateStore>().AddSingleton<MessageComposer>();
        return services.AddHostedService<OutboxSender>();
    }
}
