using CustomerConnect.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSite();

var app = builder.Build();
app.UseSite();
app.UseAntiforgery();
app.MapAssets();
app.Run();
