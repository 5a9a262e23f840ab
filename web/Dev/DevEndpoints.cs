using CustomerConnect.Providers;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Journey;

namespace CustomerConnect.Web.Dev;

/// <summary>The pages of the stand-ins: a mailbox and a bank. They exist in a demonstration alone.</summary>
public static class DevEndpoints
{
    private const int PageSize = 50;

    /// <summary>Maps <c>/dev/mailbox</c> and <c>/dev/bank</c> where a demonstration is allowed; nothing elsewhere.</summary>
    public static IEndpointRouteBuilder MapDev(this IEndpointRouteBuilder routes)
    {
        var mode = routes.ServiceProvider.GetRequiredService<DemoMode>();
        if (!mode.Allowed)
        {
            return routes;
        }

        var dev = routes.MapGroup("/dev");
        var mailbox = dev.MapGroup("/mailbox").AddEndpointFilter(async (context, next) =>
            mode.Open || context.HttpContext.IsAtThisMachine() ? await next(context) : Results.NotFound());
        mailbox.MapGet("/", List);
        mailbox.MapGet("/message", Message);
        mailbox.MapGet("/html", Html);
        IdentityEndpoint.Map(dev);
        dev.MapGet("/bank/{id}", Bank);
        dev.MapPost("/bank/{id}", Answer);
        return routes;
    }

    private static async Task<IResult> List(HttpContext http, DevMailbox mailbox, long? before, string? to, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<MailboxPage, MailboxView>(new(await mailbox.ListAsync(before ?? long.MaxValue, to, PageSize, cancel), PageSize));
    }

    private static async Task<IResult> Message(string id, HttpContext http, DevMailbox mailbox, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await mailbox.FindAsync(id, cancel) is { } message ? Page.Of<MessagePage, DevMessage>(message) : Results.NotFound();
    }

    // The part as it was sent: its own policy lets its inline styles in and nothing else, as a mailbox would.
    private static async Task<IResult> Html(string id, HttpContext http, DevMailbox mailbox, CancellationToken cancel)
    {
        if (await mailbox.FindAsync(id, cancel) is not { Html: { } html })
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Bank(string id, HttpContext http, DemoPayments payments, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await payments.AtBankAsync(id, cancel) is { } payment
            ? payment.Status == "needs-authentication" ? Page.Of<BankPage, DemoPayment>(payment) : Back(payment.AttemptId)
            : Results.NotFound();
    }

    private static async Task<IResult> Answer(string id, IFormCollection form, DemoPayments payments, CancellationToken cancel) =>
        await payments.AnswerBankAsync(id, form["answer"] == "confirm", cancel) is { } attempt ? Back(attempt) : Results.NotFound();

    private static IResult Back(string attempt) => Page.SeeOther($"{Steps.Authenticate}?attempt={Uri.EscapeDataString(attempt)}");
}

/// <summary>The newest messages.</summary>
/// <param name="PageSize">Messages of a full page.</param>
public sealed record MailboxView(IReadOnlyList<DevMessage> Messages, int PageSize);
