using CustomerConnect.Silo;
using CustomerConnect.Web.Caching;
using CustomerConnect.Web.Dev;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Hosting.Commands;
using CustomerConnect.Web.Identity;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Languages;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Pages;
using CustomerConnect.Web.Pages.Errors;
using CustomerConnect.Web.Pages.Me;
using CustomerConnect.Web.Queue;
using CustomerConnect.Web.Staff;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Visits;

if (await Command.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.UseDefaultAddress();
builder.Services.AddCustomerConnect(builder.Configuration, builder.Environment);
builder.Services.AddSite();
builder.Services.AddPageCache();
builder.Services.AddStatuses();
builder.Services.AddLive();
builder.Services.AddVisits();
builder.Services.AddVisitorPages();
builder.Services.AddJourney();
builder.Services.AddMembers();
builder.Services.AddQueues();
builder.Services.AddIdentityPages();
builder.Services.AddHostedService<DemoStart>();
builder.Services.AddStaff();

var app = builder.Build();
app.UseSite();
app.UseLanguages();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseArrivals();
app.UseFormTokens();
app.UseOutputCache();
app.MapAssets();
app.MapLanguages();
app.MapPictures();
app.MapLinks();
app.MapVisitorPages();
app.MapMe();
app.MapJourney();
app.MapMembers();
app.MapQueues();
app.MapIdentity();
app.MapDev();
app.MapLive();
app.MapStaff();
app.MapErrors();
app.MapHealth();
app.Run();
return 0;
