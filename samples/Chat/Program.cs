using Adapters.Samples.Chat;

return await App.RunAsync(args);
