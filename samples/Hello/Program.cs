using Adapters;
using Adapters.Samples.Hello;

// App.RunAsync(args) serves App.Asgi as it is; here a middleware stands in front.
return await AdaptersServer.RunAsync(App.Asgi.WithHeader(new Header("x-served-by", "adapters")), args);
