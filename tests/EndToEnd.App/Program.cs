using Adapters;
using Adapters.EndToEnd.App;

if (Environment.GetEnvironmentVariable("APP_EXIT") == "hangs")
    AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(Timeout.Infinite);
return await AdaptersServer.RunAsync(App.Asgi.WithRawStatus().WithMirror(), args);
