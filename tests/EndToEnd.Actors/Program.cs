using Adapters;
using Adapters.EndToEnd.Actors.Running;
using Adapters.EndToEnd.Actors.Serving;

// One program for both sides, so that both draw the same plans: "drive" sends clients at servers that it starts from itself.
return args is ["drive", .. var words]
    ? await CommandLine.RunAsync(words)
    : await AdaptersServer.RunAsync(new ActorApplication(ProcessWorld.FromEnvironment()).CallAsync, args);
