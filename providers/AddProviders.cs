using CustomerConnect.Providers.Demo;
using CustomerConnect.Providers.Identity;
using CustomerConnect.Providers.Mail;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Providers.Sms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Providers;

/// <summary>Whether stand-ins play the providers and <c>/dev</c> exists, setting <c>Demo</c>.</summary>
/// <param name="Allowed">True in Development and with <c>Demo=true</c>.</param>
/// <param name="Open">True with <c>Demo=true</c>: everybody may see it, and every page says that it is one.</param>
public sealed record DemoMode(bool Allowed, bool Open);

/// <summary>Registers what talks to the world outside.</summary>
public static class ProviderRegistration
{
    /// <summary>
    /// Accounts where settings name them; stand-ins where none is named and a demonstration is allowed; otherwise the start stops
    /// and says which setting is missing.
    /// </summary>
    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var open = configuration.GetValue("Demo", false);
        var demo = new DemoMode(open || environment.IsDevelopment(), open);
        services.AddSingleton(demo);
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection("Mail")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>>(new SmtpOptionsCheck(demo.Allowed));
        services.AddOptions<AccountOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>>(new AccountOptionsCheck(demo.Allowed));
        if (demo.Allowed)
        {
            services.AddSingleton<DevMailbox>().AddSingleton<DemoPayments>();
            services.AddSingleton<DemoIdentity>().AddSingleton<IIdentityProvider>(s => s.GetRequiredService<DemoIdentity>());
            services.AddSingleton<IPaymentProvider>(s => s.GetRequiredService<DemoPayments>());
            services.AddSingleton<ISmsProvider, DemoSms>();
        }

        return configuration["Mail:Host"] is null && demo.Allowed
            ? services.AddSingleton<IMailProvider, DemoMail>()
            : services.AddSingleton<IMailProvider, SmtpMail>();
    }
}
