using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey;

/// <summary>
/// <c>/reserve/home/{unitId}</c>: takes a home into the session, and goes where the checklist needs. An address can be followed from
/// anywhere: without a visit that could go on it starts one, and while another home is held or reserved it asks first, and only its form gives
/// that one up or takes this one as well.
/// </summary>
internal static class Home
{
    /// <summary>Field of the form that wants a home beside a reservation: the reservation.</summary>
    public const string AnotherField = "beside";

    public static void MapHomeChoice(this IEndpointRouteBuilder journey)
    {
        journey.MapGet("/home/{unitId}", (string unitId, HttpContext http, HomeChoice choice, CancellationToken cancel) =>
            Preview.Is(http.Request) ? Task.FromResult(Results.NoContent()) : choice.TakeAsync(unitId, asked: false, beside: null, http, cancel));
        journey.MapPost("/home/{unitId}", (string unitId, IFormCollection form, HttpContext http, HomeChoice choice, CancellationToken cancel) =>
            choice.TakeAsync(unitId, asked: true, form[AnotherField].ToString(), http, cancel));
    }
}
