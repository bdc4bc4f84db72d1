return await Adapters.EndToEnd.App.App.RunAsync(args);
