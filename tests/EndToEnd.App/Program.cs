using Adapters;
using Adapters.EndToEnd.App;

return await AdaptersServer.RunAsync(App.Asgi.WithRawStatus().WithMirror(), args);
