using NewsroomApp;
using NewsroomApp.Cli;

return await CommandLine.Run(args, options => WebApplication.CreateBuilder(options).AddNewsroom().Build().UseNewsroom());
