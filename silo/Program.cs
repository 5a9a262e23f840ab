using CustomerConnect.Silo;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCustomerConnect(builder.Configuration, builder.Environment);
await builder.Build().RunAsync();
