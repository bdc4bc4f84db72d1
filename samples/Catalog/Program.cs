using Adapters.Samples.Catalog;

return await App.RunAsync(args);
