using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Storage.Staff.Team;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Grains.Messages;

/// <summary>Registration of messages.</summary>
public static class MessageServices
{
    /// <summary>Adds the making of messages, their sender, and the forgetting of codes and drafts that have run out.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsCheck>();
        services.TryAddSingleton<StaffActions>();
        services.AddSingleton<SiteAddress>().AddSingleton<OutboxTable>().AddSingleton<StaffInvitations>().AddSingleton<LinkInvitations>().AddSingleton<InvitationPreview>().AddSingleton<Recipients>().AddSingleton<SubjectReader>()
            .AddSingleton<TemplateStore>().AddSingleton<PrivateLinks>().AddSingleton<MessageLinks>().AddSingleton<IMessageComposer, MessageComposer>();
        return services.AddHostedService<OutboxSender>().AddSingleton<SignIn.CleanUp>()
            .AddHostedService(provider => provider.GetRequiredService<SignIn.CleanUp>());
    }
}
