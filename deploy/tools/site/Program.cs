using CustomerConnect.SiteBench.Live;
using CustomerConnect.SiteBench.Pages;
using CustomerConnect.SiteBench.Staff;

return args switch
{
    ["pages"] => await PagesBench.RunAsync(),
    ["live", .. var rest] => await LiveBench.RunAsync(rest),
    ["staff", .. var rest] => await StaffBench.RunAsync(rest),
    _ => 2, // deploy/bench says what can be asked for.
};
